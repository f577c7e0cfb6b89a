package io.hoststream.launcher.simulate;

import io.hoststream.avro.TopProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes of a machine, of which those are told that use the most. */
final class Programs {

    private static final int MOST = 5;
    private static final double TICKS = 100;
    private static final int WORKERS = 3;

    private final Chance chance;
    private final int cores;
    private final long memory;
    private final List<Program> programs = new ArrayList<>();
    private double busy;
    private double seconds;
    private boolean looked;

    /** One process. */
    private static final class Program {
        private final String name;
        private final String user;
        private final double weight;
        private final double share;
        private int pid;
        private long ticks;
        private long resident;

        Program(String name, String user, double weight, double share) {
            this.name = name;
            this.user = user;
            this.weight = weight;
            this.share = share;
        }
    }

    Programs(Hardware hardware, Duty duty, Chance chance) {
        this.chance = chance;
        this.cores = hardware.cores();
        this.memory = hardware.memory();
        programs.add(new Program("systemd", "root", 0.002, 0.0008));
        programs.add(new Program("systemd-journal", "root", 0.004, 0.002));
        programs.add(new Program("sshd", "root", 0.001, 0.0006));
        programs.add(new Program("java", "hoststream", 0.001, 0.004));
        programs.add(new Program("cron", "root", 0.0005, 0.0002));
        for (String name : duty.programs()) {
            String user = name.equals("java") || name.equals("python3") ? "app" : name;
            for (int i = 0; i < WORKERS; i++) {
                double share =
                        duty.appetite().memory() / WORKERS / duty.programs().size();
                programs.add(new Program(name, user, chance.between(0.05, 0.3), share * chance.between(0.3, 1)));
            }
        }
        begin();
    }

    /** They are started anew, and have other numbers then. */
    void begin() {
        int pid = 1;
        for (Program program : programs) {
            program.pid = pid;
            pid += 1 + (int) chance.count(190);
            program.resident = Hardware.pages(memory * program.share);
        }
    }

    void work(Activity activity) {
        busy += activity.processors() * cores * activity.seconds();
        seconds += activity.seconds();
    }

    /** Those that used the most processor time since the look before, then those with the most memory. */
    List<TopProcess> read() {
        boolean first = !looked;
        for (Program program : programs) {
            program.ticks = first ? 0 : chance.count(busy * TICKS * program.weight);
            program.resident += Hardware.PAGE * (long) (Math.min(1, program.ticks) * 4 * chance.normal());
            program.resident = Math.max(300 * Hardware.PAGE, program.resident);
        }
        List<Program> chosen = new ArrayList<>(MOST + MOST);
        add(chosen, Comparator.comparingLong((Program program) -> -program.ticks), !first);
        add(chosen, Comparator.comparingLong((Program program) -> -program.resident), true);
        List<TopProcess> rows = new ArrayList<>(chosen.size());
        chosen.forEach(program -> rows.add(row(program, first)));
        looked = true;
        busy = 0;
        seconds = 0;
        return rows;
    }

    private void add(List<Program> chosen, Comparator<Program> order, boolean wanted) {
        if (!wanted) {
            return;
        }
        programs.sort(order);
        for (Program program : programs.subList(0, MOST)) {
            if (!chosen.contains(program)) {
                chosen.add(program);
            }
        }
    }

    private TopProcess row(Program program, boolean first) {
        return new TopProcess(program.pid, program.name, program.user, percent(program, first), program.resident);
    }

    private @Nullable Float percent(Program program, boolean first) {
        return first || seconds <= 0 ? null : Float.valueOf((float) (program.ticks * 100 / TICKS / seconds));
    }
}
