Push, pull and login. Source: docs.docker.com/reference/cli/docker/image/push, …/login, …/logout.

  $ docker pull -q busybox:1.36; docker tag busybox:1.36 registry.example.com/team/box:1
  docker.io/library/busybox:1.36
  $ docker push registry.example.com/team/box:1 | sed 's/[0-9a-f]\{12,64\}/ID/g' | sort -u
  1: digest: sha256:ID size: 735
  ID: Preparing
  ID: Pushed
  The push refers to repository [registry.example.com/team/box]
  $ docker push -q registry.example.com/team/box:1
  registry.example.com/team/box:1
  $ docker push registry.example.com/team/none:1
  The push refers to repository [registry.example.com/team/none]
  ! An image does not exist locally with the tag: registry.example.com/team/none
  [1]
Docker Hub takes what is under somebody's own name, from who has logged in.
  $ docker tag busybox:1.36 me/box:1; docker push me/box:1 2>&1 | tail -1
  push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
  $ echo secret | docker login -u me --password-stdin
  Login Succeeded
  ! 
  ! WARNING! Your credentials are stored unencrypted in '/root/.docker/config.json'.
  ! Configure a credential helper to remove this warning. See
  ! https://docs.docker.com/go/credential-store/
  ! 
  $ docker push me/box:1 | tail -1 | sed 's/[0-9a-f]\{64\}/ID/'; docker tag busybox:1.36 you/box:1; docker push you/box:1 2>&1 | tail -1
  1: digest: sha256:ID size: 735
  push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed
  $ cat ~/.docker/config.json; echo; docker logout
  {
  	"auths": {
  		"https://index.docker.io/v1/": {
  			"auth": "bWU6c2VjcmV0"
  		}
  	}
  }
  Removing login credentials for https://index.docker.io/v1/
  $ docker login -u ci -p s3cret registry.example.com 2>&1 | grep -v '^$'
  WARNING! Using --password via the CLI is insecure. Use --password-stdin.
  WARNING! Your credentials are stored unencrypted in '/root/.docker/config.json'.
  Configure a credential helper to remove this warning. See
  https://docs.docker.com/go/credential-store/
  Login Succeeded
  $ docker login registry.example.com < /dev/null
  ! Error: Cannot perform an interactive login from a non TTY device
  [1]
  $ docker login --password-stdin registry.example.com < /dev/null
  ! the --password-stdin option requires --username to be set
  [1]
A registry of one's own, on the machine.
  $ docker tag busybox:1.36 localhost:5000/box; docker push localhost:5000/box 2>&1 | tail -1
  Get "http://localhost:5000/v2/": dial tcp 127.0.0.1:5000: connect: connection refused
  $ docker run -d -p 5000:5000 --name registry registry:2 > /dev/null 2>&1; docker push localhost:5000/box | tail -1 | sed 's/[0-9a-f]\{64\}/ID/'
  latest: digest: sha256:ID size: 735
  $ docker rmi localhost:5000/box > /dev/null; docker pull localhost:5000/box | tail -2
  Status: Downloaded newer image for localhost:5000/box:latest
  localhost:5000/box:latest
