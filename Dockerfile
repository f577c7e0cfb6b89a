# hoststream in one image: every role is the same image with another command.
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -DskipTests -Dgates.skip=true -pl launcher,agent -am package

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/hoststream --create-home hoststream
COPY --from=build /src/hoststream /opt/hoststream/hoststream
COPY --from=build /src/launcher/target/hoststream/lib /opt/hoststream/lib
COPY --from=build /src/agent/target/hoststream-agent/hoststream-agent/agent /opt/hoststream/agent
RUN ln -s /opt/hoststream/hoststream /usr/local/bin/hoststream
USER hoststream
ENV HOSTSTREAM_DATA=/var/lib/hoststream XDG_CACHE_HOME=/var/lib/hoststream/.cache
VOLUME /var/lib/hoststream
ENTRYPOINT ["hoststream"]
CMD ["--help"]
