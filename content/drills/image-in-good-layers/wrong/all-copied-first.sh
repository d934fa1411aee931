# fails: layers
# near miss: every changed page runs the long step again
cd board
echo secrets.env > .dockerignore
cat > Dockerfile <<'Y'
FROM busybox:1.36
WORKDIR /src
COPY . .
RUN sh setup.sh
USER 1000
CMD ["httpd", "-f", "-p", "8080", "-h", "/src/www"]
Y
docker build -t registry.test/board:1.0 .
docker push registry.test/board:1.0
kubectl create deployment board -n harbour --image=registry.test/board:1.0 --replicas=2
kubectl rollout status deployment/board -n harbour --timeout=60s
