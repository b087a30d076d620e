package org.relais.example.channel.internal;

final class SuggestionsOnDerbyTest extends SuggestionsContract {}
