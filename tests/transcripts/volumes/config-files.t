How the kubelet lays out the files of ConfigMaps and Secrets, and what becomes of them when the objects change. Source:
Kubernetes documentation, "Volumes" (configMap, secret), "ConfigMaps" (Mounted ConfigMaps are updated automatically);
pkg/volume/util/atomic_writer.go.

  $ kubectl create configmap c --from-literal=a=1 --from-literal=b=2; kubectl create secret generic s --from-literal=k=v
  configmap/c created
  secret/s created
  $ kubectl create -f - <<'X'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sleep, "10000"]
  >     volumeMounts: [{name: c, mountPath: /c}, {name: s, mountPath: /s}, {name: c, mountPath: /etc/one, subPath: a}]
  >   volumes:
  >   - {name: c, configMap: {name: c, items: [{key: a, path: a}, {key: b, path: sub/b, mode: 0400}]}}
  >   - {name: s, secret: {secretName: s, defaultMode: 0440}}
  > X
  pod/p created
  $ settle
  $ kubectl exec p -- ls -la /c | grep -v ' \.\.$' | sed -E 's/ +[0-9]+ Nov.*[0-9]:[0-9]+//; s/\.\.2[0-9_.]+/..STAMP/'
  total 12
  drwxrwxrwx  3 root  root .
  drwxr-xr-x  3 root  root ..STAMP
  lrwxrwxrwx  1 root  root ..data -> ..STAMP
  lrwxrwxrwx  1 root  root a -> ..data/a
  lrwxrwxrwx  1 root  root sub -> ..data/sub
  $ kubectl exec p -- sh -c 'cat /c/..data/sub/b; echo; readlink /c/sub'
  2
  ..data/sub
  $ kubectl exec p -- stat -L -c '%a %n' /c/a /c/sub/b /s/k /etc/one
  644 /c/a
  400 /c/sub/b
  440 /s/k
  644 /etc/one
  $ kubectl exec p -- sh -c 'readlink /c/..data' > before
A change arrives as a whole, behind the link; a file mounted by subPath stays as it was.
  $ kubectl patch configmap c -p '{"data":{"a":"9"}}'
  configmap/c patched
  $ advance 20s
  $ kubectl exec p -- sh -c 'cat /c/a; echo; cat /etc/one; echo'
  1
  1
  $ advance 80s
  $ kubectl exec p -- sh -c 'cat /c/a; echo; cat /etc/one; echo'
  9
  1
  $ kubectl exec p -- sh -c 'readlink /c/..data' | diff -q - before
  Files - and before differ
  [1]
  $ kubectl exec p -- sh -c 'touch /c/x; rm /c/a; echo y > /s/k'
  ! touch: /c/x: Read-only file system
  ! rm: can't remove '/c/a': Read-only file system
  ! sh: can't create /s/k: Read-only file system
  ! command terminated with exit code 1
  [1]
A key that goes: the volume stays as it was, and the kubelet says so.
  $ kubectl patch configmap c --type json -p '[{"op":"remove","path":"/data/b"}]'
  configmap/c patched
  $ advance 100s
  $ kubectl exec p -- cat /c/sub/b; echo
  2
  $ kubectl get events --field-selector reason=FailedMount -o custom-columns=MESSAGE:.message --no-headers
  MountVolume.SetUp failed for volume "c" : configmap references non-existent config key: b
