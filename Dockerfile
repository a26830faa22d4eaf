# syntax=docker/dockerfile:1
#   docker build -t copydesk .
#   docker build -t copydesk --build-arg PRINT=1 .    with Chromium and Ghostscript, for PDFs
#   docker run --init -p 3000:3000 -v copydesk:/data --stop-timeout 15 copydesk
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
# The image has the Node that the package brings for machines without one.
RUN node scripts/setup.mjs app && npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
ARG PRINT=0
RUN if [ "$PRINT" = 1 ]; then \
		apt-get update \
		&& apt-get install -y --no-install-recommends chromium ghostscript \
		&& rm -rf /var/lib/apt/lists/*; \
	fi
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
COPY --from=build /app/server ./server
COPY --from=build /app/src/lib ./src/lib
RUN install -d -o node -g node -m 0700 /data /backup /cache
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/data MALLOC_ARENA_MAX=2 NODE_COMPILE_CACHE=/cache
USER node
VOLUME ["/data", "/backup"]
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
	CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "server/main.ts"]
