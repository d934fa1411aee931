What becomes of earlier values in an upgrade.
Source: https://helm.sh/docs/helm/helm_upgrade/; helm/helm pkg/action/upgrade.go reuseValues (v4.2.4).

  $ mkdir -p c/templates; printf 'apiVersion: v2\nname: c\nversion: 1.0.0\n' > c/Chart.yaml
  $ printf 'a: 1\nb: 1\n' > c/values.yaml
  $ cat > c/templates/cm.yaml <<'END'
  > apiVersion: v1
  > kind: ConfigMap
  > metadata: {name: {{ .Release.Name }}}
  > data: {a: "{{ .Values.a }}", b: "{{ .Values.b }}", c: "{{ .Values.c }}", revision: "{{ .Release.Revision }}"}
  > END
  $ helm install r c --set a=2 -o json | jq -c .config
  {"a":2}
  $ helm upgrade r c > /dev/null; kubectl get cm r -o jsonpath='{.data}{"\n"}'
  {"a":"2","b":"1","c":"","revision":"2"}
  $ helm upgrade r c --set b=3 > /dev/null; kubectl get cm r -o jsonpath='{.data}{"\n"}'
  {"a":"1","b":"3","c":"","revision":"3"}
  $ printf 'a: 1\nb: 1\nc: new\n' > c/values.yaml
  $ helm upgrade r c --set a=4 --reuse-values > /dev/null; kubectl get cm r -o jsonpath='{.data}{"\n"}'
  {"a":"4","b":"3","c":"","revision":"4"}
  $ helm upgrade r c --set a=5 --reset-then-reuse-values > /dev/null; kubectl get cm r -o jsonpath='{.data}{"\n"}'
  {"a":"5","b":"3","c":"new","revision":"5"}
  $ helm upgrade r c --reset-values > /dev/null; kubectl get cm r -o jsonpath='{.data}{"\n"}'
  {"a":"1","b":"1","c":"new","revision":"6"}
  $ helm get values r; helm get values r --revision 5 -o json
  USER-SUPPLIED VALUES:
  null
  {"a":5,"b":3}
