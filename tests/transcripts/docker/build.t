docker build: what it prints, what comes out of its cache and why. Source: docs.docker.com/build/cache,
docs.docker.com/reference/dockerfile.

  $ mkdir app; cd app; printf 'one\n' > words; cat > Dockerfile <<'D'
  > FROM busybox:1.36
  > WORKDIR /app
  > COPY words .
  > RUN echo "built of $(cat words)" > made && cat made
  > ENV GREETING=hello
  > CMD ["sh", "-c", "echo $GREETING; cat /app/made"]
  > D
  $ cd app; docker build -t greet:1 .
  ! #0 building with "default" instance using docker driver
  ! 
  ! #1 [internal] load build definition from Dockerfile
  ! #1 transferring dockerfile: 165B done
  ! #1 DONE 0.0s
  ! 
  ! #2 [internal] load metadata for docker.io/library/busybox:1.36
  ! #2 DONE 0.7s
  ! 
  ! #3 [internal] load .dockerignore
  ! #3 transferring context: 2B done
  ! #3 DONE 0.0s
  ! 
  ! #4 [internal] load build context
  ! #4 transferring context: 169B done
  ! #4 DONE 0.0s
  ! 
  ! #5 [1/4] FROM docker.io/library/busybox:1.36@sha256:17e3cc18ed5135d21e399e7f9226d1402767efdb0bebf342b6715f6fd5dc0bd8
  ! #5 DONE 0.0s
  ! 
  ! #6 [2/4] WORKDIR /app
  ! #6 DONE 0.0s
  ! 
  ! #7 [3/4] COPY words .
  ! #7 DONE 0.0s
  ! 
  ! #8 [4/4] RUN echo "built of $(cat words)" > made && cat made
  ! #8 0.000 built of one
  ! #8 DONE 0.0s
  ! 
  ! #9 exporting to image
  ! #9 exporting layers done
  ! #9 writing image sha256:0941a8c5084984be20fccfc0652d4a679bec0c68a533f5a260eb52235dff2c9d done
  ! #9 naming to docker.io/library/greet:1 done
  ! #9 DONE 0.0s
  $ docker run --rm greet:1
  hello
  built of one
Nothing has changed: every step is in the cache, and the image is the same.
  $ cd app; docker build -t greet:2 . 2>&1 | grep -E 'CACHED|RUN'; docker inspect -f '{{.Id}}' greet:1 greet:2 | sort -u | wc -l
  #5 CACHED
  #6 CACHED
  #7 CACHED
  #8 [4/4] RUN echo "built of $(cat words)" > made && cat made
  #8 CACHED
  1
A file that is copied changes: from there on all is done again.
  $ cd app; echo two > words; docker build -t greet:3 . 2>&1 | grep -E -A1 '\[[0-9]/4\]'; docker run --rm greet:3
  #5 [1/4] FROM docker.io/library/busybox:1.36@sha256:17e3cc18ed5135d21e399e7f9226d1402767efdb0bebf342b6715f6fd5dc0bd8
  #5 CACHED
  --
  #6 [2/4] WORKDIR /app
  #6 CACHED
  --
  #7 [3/4] COPY words .
  #7 DONE 0.0s
  --
  #8 [4/4] RUN echo "built of $(cat words)" > made && cat made
  #8 0.000 built of two
  hello
  built of two
  $ cd app; docker build --no-cache -q -t greet:4 . | wc -c; docker images greet --format '{{.Tag}}' | sort | tr '\n' ' '
  72
  1 2 3 4 
A file that is not copied changes nothing.
  $ cd app; echo note > notes; docker build -t greet:5 . 2>&1 | grep -c CACHED
  4
  $ docker history greet:1 --format '{{.CreatedBy}} {{.Size}}' | head -4
  CMD ["sh" "-c" "echo $GREETING; cat /app/mad… 0B
  ENV GREETING=hello 0B
  RUN /bin/sh -c echo "built of $(cat words)" … 13B
  COPY words . # buildkit 4B
