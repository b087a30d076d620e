/**
 * The tables of the service desk; the one package that sees JPA.
 */
@NullMarked
package org.relais.service.desk.internal.entity;

import org.jspecify.annotations.NullMarked;
