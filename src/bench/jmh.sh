#!/bin/sh
# Measures the stages of a run with JMH; arguments go to JMH, such as "evaluate" or "-f 3".
set -e
cd "$(dirname "$0")/../.."
mvn -q -Pbench test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath
exec java -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" org.openjdk.jmh.Main StageBenchmark "$@"
