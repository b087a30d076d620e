package org.relais.channel.web.internal;

final class WebChannelOnDerbyTest extends WebChannelContract {}
