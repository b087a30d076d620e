/** The mutuals in the database. */
@NullMarked
package org.relais.service.claimforms.internal.entity;

import org.jspecify.annotations.NullMarked;
