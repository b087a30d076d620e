package org.relais.channel.web.internal;

import java.io.InputStream;

/** A file while it is being sent. */
record Upload(String name, InputStream content) {}
