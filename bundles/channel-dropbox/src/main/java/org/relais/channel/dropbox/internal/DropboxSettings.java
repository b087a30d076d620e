package org.relais.channel.dropbox.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator can set, in {@code etc/org.relais.channel.dropbox.cfg}. */
@ObjectClassDefinition(name = "Relais channel dropbox")
@interface DropboxSettings {

    /** Configuration PID. */
    String PID = "org.relais.channel.dropbox";

    @AttributeDefinition(
            name = "Boxes",
            description = "One entry for each box, with id, site, fr, en, hours and rounds."
                    + " In a .cfg file: boxes = [ \"id=...; site=...\", \"...\" ]")
    String[] boxes() default {
        "id=hps-1; site=hps; fr=Boîte aux lettres 1 de l'HPS; en=Drop box 1 at HPS; hours=06:00-20:00; rounds=15:30",
        "id=hps-2; site=hps; fr=Boîte aux lettres 2 de l'HPS; en=Drop box 2 at HPS; hours=06:00-20:00; rounds=15:30"
    };

    @AttributeDefinition(
            name = "Release",
            description = "When a lot may be opened: working-day (the next working day) or calendar-day (the next day)")
    String release() default "working-day";

    @AttributeDefinition(
            name = "Grace",
            description = "So many minutes after its time a planned round counts as missed, from 0 to 720",
            min = "0",
            max = "720")
    int grace_minutes() default 60;

    @AttributeDefinition(
            name = "Address",
            description = "The office's postal address, for acknowledgements; may be empty")
    String address() default "6 route des Artifices, 98800 Nouméa";

    @AttributeDefinition(name = "Phone", description = "The office's phone number, for acknowledgements; may be empty")
    String phone() default "20.30.00";

    @AttributeDefinition(
            name = "Departments",
            description =
                    "How citizens reach departments, for acknowledgements: id; address; phone. One entry for each;"
                            + " what it leaves out, and a department without an entry, is reached as the office is")
    String[] departments() default {"DPASS; 5 rue Gallieni, 98800 Nouméa; 20.44.00"};
}
