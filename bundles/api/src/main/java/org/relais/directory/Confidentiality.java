package org.relais.directory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may know of a case. Three levels are the office's own: a topic sets the level of its cases, and a supervisor may change that of
 * one case. Besides, every delegated service has a level of its own, which its cases are born with and never leave.
 *
 * @param name as it is stored: NORMAL, RESTRICTED, SECRET, or for example {@code SERVICE:claim-forms}. All others come after NORMAL in the
 *     order of the alphabet
 */
public record Confidentiality(String name) {

    private static final String SERVICE = "SERVICE:";
    private static final Pattern FORM = Pattern.compile("NORMAL|RESTRICTED|SECRET|SERVICE:[a-z][a-z0-9-]{1,39}");

    /** Everybody who reads cases. */
    public static final Confidentiality NORMAL = new Confidentiality("NORMAL");

    /** Who has it, their department, and whoever may read restricted cases there. */
    public static final Confidentiality RESTRICTED = new Confidentiality("RESTRICTED");

    /** Who has it, and whoever may read secret cases of its department. */
    public static final Confidentiality SECRET = new Confidentiality("SECRET");

    private static final List<Confidentiality> OF_THE_OFFICE = List.of(NORMAL, RESTRICTED, SECRET);

    public Confidentiality {
        Objects.requireNonNull(name, "name");
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no level of confidentiality");
        }
    }

    /** A level by the name as which it is stored. */
    public static Confidentiality named(String name) {
        for (Confidentiality level : OF_THE_OFFICE) {
            if (level.name.equals(name)) {
                return level;
            }
        }
        return new Confidentiality(name);
    }

    /** The office's own levels, most open first. */
    public static List<Confidentiality> ofTheOffice() {
        return OF_THE_OFFICE;
    }

    /**
     * The level of a delegated service: whoever may read the service, and nobody else, not even who has the case.
     *
     * @param id of the service
     */
    public static Confidentiality ofService(String id) {
        return new Confidentiality(SERVICE + id);
    }

    public boolean isService() {
        return name.startsWith(SERVICE);
    }

    /** The id of the service whose level this is; empty for a level of the office. */
    public Optional<String> service() {
        return isService() ? Optional.of(name.substring(SERVICE.length())) : Optional.empty();
    }

    /** The less open of two levels; that of a service always remains. */
    public Confidentiality orHigher(Confidentiality other) {
        return rank() >= other.rank() ? this : other;
    }

    private int rank() {
        return isService() ? OF_THE_OFFICE.size() : OF_THE_OFFICE.indexOf(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
