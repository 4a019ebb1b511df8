import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;

/** HanLP, words with their classes and names of persons, places and bodies: RUNS TEXT; a line of seconds a run. */
public class PeerHanlp {
    public static void main(String[] words) throws Exception {
        Segment segment = HanLP.newSegment().enableNameRecognize(true).enableTranslatedNameRecognize(true)
                .enablePlaceRecognize(true).enableOrganizationRecognize(true);
        List<String> lines = Files.readAllLines(Paths.get(words[1]));
        long found = 0;
        int runs = Integer.parseInt(words[0]);
        for (int run = 0; run <= runs; run++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (String line : lines) {
                found += segment.seg(line).size();
            }
            if (run > 0) { // the first makes the machine compile its code
                System.out.printf("%.6f%n", (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
            }
        }
        System.err.println("HanLP: " + found + " words");
    }
}
