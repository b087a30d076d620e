/**
 * What every channel promises, as tests. Extend {@link org.relais.testkit.channel.ChannelContract} in the tests of a channel bundle,
 * once for each database when it has tables of its own.
 */
@NullMarked
package org.relais.testkit.channel;

import org.jspecify.annotations.NullMarked;
