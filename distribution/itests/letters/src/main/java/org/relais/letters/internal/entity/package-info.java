/** The register of letters and their pages in the database. */
@NullMarked
package org.relais.letters.internal.entity;

import org.jspecify.annotations.NullMarked;
