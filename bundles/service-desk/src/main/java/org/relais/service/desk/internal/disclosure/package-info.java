/**
 * What is held about a person: handed out whole, and taken away in time.
 */
@NullMarked
package org.relais.service.desk.internal.disclosure;

import org.jspecify.annotations.NullMarked;
