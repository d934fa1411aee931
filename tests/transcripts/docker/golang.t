A Go program in two stages: built in the first, alone in the second, and run by the cluster. Source:
docs.docker.com/guides/golang/build-images, pkg.go.dev/cmd/go, pkg.go.dev/flag, pkg.go.dev/net/http (NotFound).

  $ mkdir api; cd api; printf 'module example.com/shop/api\n\ngo 1.25\n' > go.mod; touch go.sum; cat > main.go <<'G'
  > package main
  > 
  > import (
  > 	"flag"
  > 	"fmt"
  > 	"log"
  > 	"net/http"
  > )
  > 
  > const version = "1.4"
  > 
  > func health(w http.ResponseWriter, r *http.Request) {
  > 	w.Write([]byte("ok\n"))
  > }
  > 
  > func main() {
  > 	port := flag.Int("port", 80, "where to listen")
  > 	flag.Parse()
  > 	http.HandleFunc("/version", func(w http.ResponseWriter, r *http.Request) {
  > 		fmt.Fprintf(w, "api %s\n", version)
  > 	})
  > 	http.HandleFunc("/healthz", health)
  > 	log.Printf("listening on %d", *port)
  > 	log.Fatal(http.ListenAndServe(fmt.Sprintf(":%d", *port), nil))
  > }
  > G
  $ cd api; printf 'FROM golang:1.25 AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /api .\n\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /api /api\nUSER 65532\nEXPOSE 8080\nENTRYPOINT ["/api"]\nCMD ["--port=8080"]\n' > Dockerfile; docker build -q -t registry.example.com/shop/api:1.4 . | cut -c1-7; docker push -q registry.example.com/shop/api:1.4
  sha256:
  registry.example.com/shop/api:1.4
  $ docker run -d --name api -p 8080:8080 registry.example.com/shop/api:1.4 > /dev/null; curl -s localhost:8080/version; curl -s localhost:8080/healthz; curl -s localhost:8080/; docker logs api 2>&1 | cut -d' ' -f3-
  api 1.4
  ok
  404 page not found
  listening on 8080
  $ docker exec api sh
  ! OCI runtime exec failed: exec failed: unable to start container process: exec: "sh": executable file not found in $PATH
  [127]
  $ docker run --rm registry.example.com/shop/api:1.4 --colour=red
  ! flag provided but not defined: -colour
  ! Usage of /api:
  [2]
A change in the source leaves what was downloaded in the cache.
  $ cd api; sed -i 's/1\.4/1.5/' main.go; docker build -t api:1.5 . 2>&1 | grep -A1 '\[build' | grep -v '^--'
  #6 [build 1/6] FROM docker.io/library/golang:1.25@sha256:a45c2005a19f4e76a247b7e270fa7a062fd938fc15b6a2e40f34e8a1d0fcd3bf
  #6 CACHED
  #7 [build 2/6] WORKDIR /src
  #7 CACHED
  #8 [build 3/6] COPY go.mod go.sum ./
  #8 CACHED
  #9 [build 4/6] RUN go mod download
  #9 CACHED
  #10 [build 5/6] COPY . .
  #10 DONE 0.0s
  #11 [build 6/6] RUN CGO_ENABLED=0 go build -o /api .
  #11 DONE 0.0s
  $ kubectl run api --image=registry.example.com/shop/api:1.4 --port=8080 --expose; kubectl wait --for=condition=Ready pod/api --timeout=30s; kubectl run client --image=busybox:1.36 --restart=Never -i --rm -q -- wget -qO- api:8080/version
  service/api created
  pod/api created
  pod/api condition met
  api 1.4
What go says of what is not there.
  $ cd api; printf 'FROM golang:1.25\nWORKDIR /src\nRUN go build -o /x .\n' > D; docker build -f D . 2>&1 | grep -o 'go: .*' | head -1
  go: go.mod file not found in current directory or any parent directory; see 'go help modules'
  $ cd api; printf 'FROM golang:1.25\nWORKDIR /src\nCOPY go.mod .\nRUN go build -o /x .\n' > D; docker build -f D . 2>&1 | grep -o 'no Go files.*' | head -1
  no Go files in /src
