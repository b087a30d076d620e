/** Drafts and secrets in the database. */
@NullMarked
package org.relais.channel.web.internal.entity;

import org.jspecify.annotations.NullMarked;
