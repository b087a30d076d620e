/**
 * The inbox: what reminders and escalations ask people to look at.
 */
@NullMarked
package org.relais.core.internal.notifications;

import org.jspecify.annotations.NullMarked;
