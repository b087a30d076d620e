package org.relais.rest.internal;

import java.util.List;

/** A list that fits into one answer. */
record Items<T>(List<T> items) {}
