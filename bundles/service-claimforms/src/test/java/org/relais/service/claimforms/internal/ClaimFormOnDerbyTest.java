package org.relais.service.claimforms.internal;

final class ClaimFormOnDerbyTest extends ClaimFormContract {}
