/**
 * How the office leads a citizen through a procedure: templates with steps and documents, and what a case has done of them. The
 * core implements {@link org.relais.procedures.ProcedureTemplates} and {@link org.relais.procedures.CaseProcedures}; clients call
 * them through the adapters.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.relais.procedures;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
