# fails: runs, not-root, no-secrets, layers
# near miss: the image is on this machine only, and no node can pull it
cd board
echo secrets.env > .dockerignore
printf 'FROM busybox:1.36\nWORKDIR /src\nCOPY setup.sh tools.txt ./\nRUN sh setup.sh\nCOPY www /www\nUSER 1000\nCMD ["httpd", "-f", "-p", "8080", "-h", "/www"]\n' > Dockerfile
docker build -t registry.test/board:1.0 .
kubectl create deployment board -n harbour --image=registry.test/board:1.0 --replicas=2
