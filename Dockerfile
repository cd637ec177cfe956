# Java 25, for the AOT cache that the runtime image starts from
FROM maven:3.9-eclipse-temurin-25 AS build
COPY . /src
RUN mvn -B -ntp -q -f /src -Pdist verify -DskipTests && mkdir /iislint \
    && tar xzf /src/target/iislint-runtime-*.tar.gz -C /iislint --strip-components 1

FROM debian:bookworm-slim
# for --since; the mounted repository may belong to anybody
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory /src
COPY --from=build /iislint /opt/iislint
RUN ln -s /opt/iislint/bin/iislint /usr/local/bin/iislint
WORKDIR /src
ENTRYPOINT ["iislint"]
