/** Whether a claim form is complete, and where it goes. */
@NullMarked
package org.relais.service.claimforms.internal.rules;

import org.jspecify.annotations.NullMarked;
