@NullMarked
package org.relais.core.internal.tasks;

import org.jspecify.annotations.NullMarked;
