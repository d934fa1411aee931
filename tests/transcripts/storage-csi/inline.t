A volume of a driver that lives as long as its pod. Source: Kubernetes documentation, "Ephemeral Volumes" (CSI ephemeral
volumes).

  $ cat > pod.sh <<'E'
  > kubectl apply -f - <<Y
  > apiVersion: v1
  > kind: Pod
  > metadata: {name: $1}
  > spec:
  >   terminationGracePeriodSeconds: 1
  >   containers: [{name: c, image: "busybox:1.36", command: [sh, -c, "ls /v; echo x > /v/x; sleep 10000"], volumeMounts: [{name: v, mountPath: /v}]}]
  >   volumes: [{name: v, csi: {driver: $2, volumeAttributes: {size: 1Gi}}}]
  > Y
  > E
  $ bash pod.sh own inline.csi.example.com; bash pod.sh wrong block.csi.example.com
  pod/own created
  pod/wrong created
  $ settle
  $ kubectl get pods --no-headers | awk '{print $1, $3}'
  own Running
  wrong ContainerCreating
  $ kubectl get events --field-selector involvedObject.name=wrong,type=Warning -o custom-columns=REASON:.reason,MESSAGE:.message --no-headers
  FailedMount  MountVolume.NewMounter initialization failed for volume "v" : volume mode "Ephemeral" not supported by driver block.csi.example.com (only supports ["Persistent"])
  $ kubectl exec own -- ls /v; kubectl get pv,pvc
  x
  ! No resources found
  $ kubectl describe pod own | grep -A6 '^  v:'
    v:
      Type:  CSI (a Container Storage Interface (CSI) volume source)
      Driver:  inline.csi.example.com
      FSType:
      ReadOnly:  false
      VolumeAttributes:  size=1Gi
    kube-api-access-<rand>:
  $ kubectl delete pod own; bash pod.sh own inline.csi.example.com
  pod "own" deleted from default namespace
  pod/own created
  $ settle
  $ kubectl logs own
