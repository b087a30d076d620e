/**
 * The figures that the head of the office quotes in public. The core implements {@link org.relais.figures.FigureService}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.figures;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
