/**
 * Registered forms: their life, their numbers, their sealed contents, their cases.
 */
@NullMarked
package org.relais.service.desk.internal.forms;

import org.jspecify.annotations.NullMarked;
