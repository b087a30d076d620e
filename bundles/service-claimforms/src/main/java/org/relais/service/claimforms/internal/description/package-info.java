/** What the service is, whatever is set: its form, what must not be on one, who may do what. */
@NullMarked
package org.relais.service.claimforms.internal.description;

import org.jspecify.annotations.NullMarked;
