/** The mutuals over REST. */
@NullMarked
package org.relais.service.claimforms.internal.rest;

import org.jspecify.annotations.NullMarked;
