@NullMarked
package org.relais.core.internal.queues;

import org.jspecify.annotations.NullMarked;
