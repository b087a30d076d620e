/** Apache CXF: the one bus, and states of it that replace each other while requests run. */
@NullMarked
package org.relais.web.internal.cxf;

import org.jspecify.annotations.NullMarked;
