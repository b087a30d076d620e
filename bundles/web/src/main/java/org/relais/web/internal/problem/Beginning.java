package org.relais.web.internal.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Whether the system is still starting: until it was ready once, what is not there may be on its way, so whoever asks for it is told to
 * come back and not that it does not exist. Thread-safe.
 */
@Component(service = Beginning.class)
public final class Beginning {

    private volatile boolean over;

    @Activate
    public Beginning() {
        // nothing is there yet
    }

    /** Everything was there once; what is missing from now on does not exist, unless somebody knows better. */
    public void end() {
        over = true;
    }

    public boolean isOver() {
        return over;
    }

    /** The status to answer in place of this one. */
    public int status(int status) {
        return status == HttpServletResponse.SC_NOT_FOUND && !over
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : status;
    }
}
