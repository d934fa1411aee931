save and load: images as a file. Source: docs.docker.com/reference/cli/docker/image/save, …/load.

  $ mkdir app; printf 'FROM busybox:1.36\nRUN echo inside > /f\nCMD cat /f\n' > app/Dockerfile; docker build -q -t boxed:1 app > /dev/null
  $ docker save -o boxed.tar boxed:1; tar tf boxed.tar | grep manifest; docker rmi boxed:1 | grep Untagged; docker run --rm boxed:1 2>&1 | head -1
  manifest.json
  Untagged: boxed:1
  Unable to find image 'boxed:1' locally
  $ docker load -i boxed.tar; docker run --rm boxed:1
  Loaded image: boxed:1
  inside
  $ docker save boxed:1 | docker load
  Loaded image: boxed:1
  $ docker load -i nosuch.tar
  ! open nosuch.tar: no such file or directory
  [1]
  $ docker save nosuch:1 -o x.tar
  ! Error response from daemon: No such image: nosuch:1
  [1]
  $ echo no archive > x.tar; docker load -i x.tar
  ! Error response from daemon: unrecognized image format
  [1]
