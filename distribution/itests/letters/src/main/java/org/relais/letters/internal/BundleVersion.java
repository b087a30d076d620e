package org.relais.letters.internal;

import java.util.Objects;
import org.osgi.framework.FrameworkUtil;

/** Which build of this bundle answers, so that the tests see when it was replaced. */
final class BundleVersion {

    private BundleVersion() {}

    static String text() {
        return Objects.requireNonNull(FrameworkUtil.getBundle(BundleVersion.class))
                .getVersion()
                .toString();
    }
}
