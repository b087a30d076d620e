package org.relais.encryption.internal;

import java.util.function.UnaryOperator;

/** Keys without a file; another node may have changed them without telling. */
final class KeysInHand implements KeySource {

    private Keys known = Keys.fresh();
    private Keys latest = known;

    void change(UnaryOperator<Keys> change) {
        known = changeElsewhere(change);
    }

    Keys changeElsewhere(UnaryOperator<Keys> change) {
        latest = change.apply(latest);
        return latest;
    }

    @Override
    public Keys toSeal() {
        return known;
    }

    @Override
    public Keys toOpen() {
        return known;
    }

    @Override
    public Keys lookedUp() {
        known = latest;
        return known;
    }
}
