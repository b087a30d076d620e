/** The door: what operations declare about who may call them, and the refusal of everybody else. */
@NullMarked
package org.relais.web.internal.permissions;

import org.jspecify.annotations.NullMarked;
