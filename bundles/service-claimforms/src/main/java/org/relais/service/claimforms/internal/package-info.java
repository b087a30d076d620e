/** Health-care claim forms as a delegated service: its component and what can be set. */
@NullMarked
package org.relais.service.claimforms.internal;

import org.jspecify.annotations.NullMarked;
