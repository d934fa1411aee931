What each type of hostPath asks of the node. Source: Kubernetes documentation, "Volumes" (hostPath volume types);
pkg/volume/hostpath.

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   nodeName: worker-1
  >   containers: [{name: c, image: "busybox:1.36", command: [sleep, "10000"], volumeMounts: [{name: v, mountPath: /v}]}]
  >   volumes: [{name: v, hostPath: {path: $2, type: "$3"}}]
  > Y
  > E
  $ bash pod.sh dir /srv/none Directory; bash pod.sh file /srv/none File; bash pod.sh socket /srv/none Socket; bash pod.sh char /srv/none CharDevice; bash pod.sh block /srv/none BlockDevice
  pod/dir created
  pod/file created
  pod/socket created
  pod/char created
  pod/block created
  $ bash pod.sh newdir /srv/a/b DirectoryOrCreate; bash pod.sh newfile /srv/a.txt FileOrCreate; bash pod.sh nofile /srv/none/a.txt FileOrCreate; bash pod.sh any /srv/c ''
  pod/newdir created
  pod/newfile created
  pod/nofile created
  pod/any created
  $ bash pod.sh device /dev/null CharDevice; bash pod.sh runtime /run/containerd/containerd.sock Socket; bash pod.sh wrong /etc/hostname Directory
  pod/device created
  pod/runtime created
  pod/wrong created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  any Running
  block ContainerCreating
  char ContainerCreating
  device Running
  dir ContainerCreating
  file ContainerCreating
  newdir Running
  newfile Running
  nofile ContainerCreating
  runtime Running
  socket ContainerCreating
  wrong ContainerCreating
  $ kubectl get events --field-selector reason=FailedMount -o custom-columns=ON:.involvedObject.name,MESSAGE:.message --no-headers | sort
  block  MountVolume.SetUp failed for volume "v" : hostPath type check failed: /srv/none is not a block device
  char  MountVolume.SetUp failed for volume "v" : hostPath type check failed: /srv/none is not a character device
  dir  MountVolume.SetUp failed for volume "v" : hostPath type check failed: /srv/none is not a directory
  file  MountVolume.SetUp failed for volume "v" : hostPath type check failed: /srv/none is not a file
  nofile  MountVolume.SetUp failed for volume "v" : open /srv/none/a.txt: no such file or directory
  socket  MountVolume.SetUp failed for volume "v" : hostPath type check failed: /srv/none is not a socket file
  wrong  MountVolume.SetUp failed for volume "v" : hostPath type check failed: /etc/hostname is not a directory
  $ ssh worker-1 'for p in /srv/a/b /srv/a.txt /srv/c; do test -e $p && echo $p; done'
  /srv/a/b
  /srv/a.txt
  /srv/c
Once it is there, the next attempt succeeds.
  $ ssh worker-1 'mkdir /srv/none'
  $ advance 70s
  $ kubectl get pods dir nofile --no-headers | awk '{print $1, $3}'
  dir Running
  nofile Running
