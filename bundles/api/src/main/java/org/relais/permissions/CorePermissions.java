package org.relais.permissions;

import java.util.Set;

/** The permissions that the core itself declares. Plug-ins declare their own. */
public final class CorePermissions {

    /** Know of cases that are not confidential, and read them. */
    public static final Permission CASE_READ = new Permission("case:read");

    public static final Permission CASE_READ_RESTRICTED = new Permission("case:read-restricted");
    public static final Permission CASE_READ_SECRET = new Permission("case:read-secret");

    /** Say what a case is about and which department has it. */
    public static final Permission CASE_ROUTE = new Permission("case:route");

    /** Give a case to a person, or take one from a queue. */
    public static final Permission CASE_ASSIGN = new Permission("case:assign");

    /** All that is done to a case between its assignment and its end, corrections included. */
    public static final Permission CASE_WORK = new Permission("case:work");

    public static final Permission CASE_NOTE = new Permission("case:note");

    /** Read the documents of cases. */
    public static final Permission DOCUMENT_READ = new Permission("document:read");

    /** Add documents to cases, and store some for an intake that comes next. */
    public static final Permission DOCUMENT_ADD = new Permission("document:add");

    /** Take documents out of cases. */
    public static final Permission DOCUMENT_WITHDRAW = new Permission("document:withdraw");

    /** Change who may know of a case. */
    public static final Permission CASE_CLASSIFY = new Permission("case:classify");

    public static final Permission CASE_EXPORT = new Permission("case:export");

    /** Hand in requests. */
    public static final Permission INTAKE_RECEIVE = new Permission("intake:receive");

    /**
     * Hand in forms of delegated services. It is granted to nobody by itself: whoever may register the forms of some service has it, and
     * each service decides for itself.
     */
    public static final Permission INTAKE_RECEIVE_FORM = new Permission("intake:receive-form");

    /** Follow requests for those who made them: what a citizen may know, and what a citizen sends afterwards. */
    public static final Permission CASE_TRACK = new Permission("case:track");

    public static final Permission INTAKE_READ = new Permission("intake:read");

    /** See what waits at the intake desk with all that was handed in, and settle it by hand. */
    public static final Permission INTAKE_WORK = new Permission("intake:work");

    /** Read the office: calendar, departments, people at work, topics, channels, queues. */
    public static final Permission OFFICE_READ = new Permission("office:read");

    public static final Permission CALENDAR_EDIT = new Permission("calendar:edit");
    public static final Permission DIRECTORY_EDIT = new Permission("directory:edit");

    /** Say where oneself works today, and whether one can be reached. */
    public static final Permission PRESENCE_EDIT = new Permission("presence:edit");

    /** Give all open cases of one person to others. */
    public static final Permission CASE_HAND_OVER = new Permission("case:hand-over");

    public static final Permission ROUTING_READ = new Permission("routing:read");
    public static final Permission ROUTING_EDIT = new Permission("routing:edit");
    public static final Permission QUEUE_EDIT = new Permission("queue:edit");

    /** See the supervisors' queue and take work from it. */
    public static final Permission QUEUE_SUPERVISE = new Permission("queue:supervise");

    public static final Permission PROCEDURE_EDIT = new Permission("procedure:edit");

    /** Leave out a mandatory step of a case, or do without a mandatory document. */
    public static final Permission PROCEDURE_EXEMPT = new Permission("procedure:exempt");

    public static final Permission REQUESTER_READ = new Permission("requester:read");
    public static final Permission REQUESTER_EDIT = new Permission("requester:edit");
    public static final Permission FIGURES_READ = new Permission("figures:read");

    /** Read who changed what about the office itself. */
    public static final Permission OFFICE_JOURNAL_READ = new Permission("office-journal:read");

    /** Read who has read what of delegated services. */
    public static final Permission ACCESS_LOG_READ = new Permission("access-log:read");

    /** Switch the operating mode of the office. */
    public static final Permission MODE_SWITCH = new Permission("mode:switch");

    /** Do what the operating mode forbids, for a reason that is journaled. */
    public static final Permission MODE_OVERRIDE = new Permission("mode:override");

    /** Suspend channels and resume them. */
    public static final Permission CHANNEL_SUSPEND = new Permission("channel:suspend");

    /** Hand something in through a suspended channel, for a reason that is journaled. */
    public static final Permission CHANNEL_OVERRIDE = new Permission("channel:override");

    /** Set the clock of an installation in demo mode. */
    public static final Permission CLOCK_SET = new Permission("clock:set");

    /** See who may do what. */
    public static final Permission PERMISSION_READ = new Permission("permission:read");

    /** See which plug-ins run, and which were taken back. */
    public static final Permission PLUG_IN_READ = new Permission("plug-in:read");

    private static final Set<Permission> ALL = Set.of(
            PLUG_IN_READ,
            PERMISSION_READ,
            MODE_SWITCH,
            MODE_OVERRIDE,
            CHANNEL_SUSPEND,
            CHANNEL_OVERRIDE,
            CLOCK_SET,
            CASE_READ,
            CASE_READ_RESTRICTED,
            CASE_READ_SECRET,
            CASE_ROUTE,
            CASE_ASSIGN,
            CASE_WORK,
            CASE_NOTE,
            DOCUMENT_READ,
            DOCUMENT_ADD,
            DOCUMENT_WITHDRAW,
            CASE_CLASSIFY,
            CASE_EXPORT,
            INTAKE_RECEIVE,
            INTAKE_RECEIVE_FORM,
            CASE_TRACK,
            INTAKE_READ,
            INTAKE_WORK,
            OFFICE_READ,
            OFFICE_JOURNAL_READ,
            ACCESS_LOG_READ,
            CALENDAR_EDIT,
            DIRECTORY_EDIT,
            PRESENCE_EDIT,
            CASE_HAND_OVER,
            ROUTING_READ,
            ROUTING_EDIT,
            QUEUE_EDIT,
            QUEUE_SUPERVISE,
            PROCEDURE_EDIT,
            PROCEDURE_EXEMPT,
            REQUESTER_READ,
            REQUESTER_EDIT,
            FIGURES_READ);

    private CorePermissions() {}

    public static Set<Permission> all() {
        return ALL;
    }
}
