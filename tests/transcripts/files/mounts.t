What mount and df say in a container. Source: mount(8), df(1); containerd's default mounts; Kubernetes documentation,
"Volumes" (emptyDir with medium Memory, secret).

  $ kubectl create configmap c --from-literal=a=1; kubectl create secret generic s --from-literal=k=v
  configmap/c created
  secret/s created
  $ kubectl apply -f - <<'Y'
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: p}
  > spec:
  >   containers:
  >   - name: c
  >     image: busybox:1.36
  >     command: [sleep, "10000"]
  >     volumeMounts: [{name: e, mountPath: /e}, {name: m, mountPath: /m}, {name: c, mountPath: /c}, {name: s, mountPath: /s}]
  >   volumes: [{name: e, emptyDir: {}}, {name: m, emptyDir: {medium: Memory, sizeLimit: 64Mi}}, {name: c, configMap: {name: c}}, {name: s, secret: {secretName: s}}]
  > Y
  pod/p created
  $ settle
  $ kubectl exec p -- mount | awk '{print $1, $3, $5}' | grep -v '^cgroup\|^mqueue\|^devpts' | sort
  /dev/vda1 /c ext4
  /dev/vda1 /dev/termination-log ext4
  /dev/vda1 /e ext4
  /dev/vda1 /etc/hostname ext4
  /dev/vda1 /etc/hosts ext4
  /dev/vda1 /etc/resolv.conf ext4
  overlay / overlay
  proc /proc proc
  shm /dev/shm tmpfs
  sysfs /sys sysfs
  tmpfs /dev tmpfs
  tmpfs /m tmpfs
  tmpfs /s tmpfs
  tmpfs /var/run/secrets/kubernetes.io/serviceaccount tmpfs
  $ kubectl exec p -- mount | grep -E ' /(c|s|m) ' | sed 's/.*(\(..\),.*/\1/'
  rw
  ro
  ro
  $ kubectl exec p -- sh -c 'dd if=/dev/zero of=/m/f bs=1M count=16 2>/dev/null; df -m /m | tail -1' | awk '{print $1, $2, $3, $4, $6}'
  tmpfs 64 16 48 /m
  $ kubectl exec p -- df /dev/shm | tail -1 | awk '{print $1, $2, $6}'
  shm 65536 /dev/shm
