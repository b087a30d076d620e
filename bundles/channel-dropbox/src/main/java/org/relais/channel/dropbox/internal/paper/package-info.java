/**
 * What is printed: acknowledgements and labels.
 */
@NullMarked
package org.relais.channel.dropbox.internal.paper;

import org.jspecify.annotations.NullMarked;
