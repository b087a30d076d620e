package org.relais.cases;

import org.relais.directory.DepartmentId;

/** A queue and how much waits in it. */
public record QueueView(String id, DepartmentId department, long open, long overdue) {}
